//! How the glue wants to be given its module: up to 0.2.92 as it is, later as `{ module_or_path }`.

use oxc_ast::ast::{AssignmentTargetPropertyIdentifier, Program};
use oxc_ast_visit::Visit;

/// Whether the module takes `module_or_path` out of an object: `({module_or_path} = module_or_path)`.
pub(super) fn takes_object(program: &Program<'_>) -> bool {
    let mut seeker = Seeker { found: false };
    seeker.visit_program(program);
    seeker.found
}

struct Seeker {
    found: bool,
}

impl<'a> Visit<'a> for Seeker {
    fn visit_assignment_target_property_identifier(
        &mut self,
        property: &AssignmentTargetPropertyIdentifier<'a>,
    ) {
        self.found |= property.binding.name == "module_or_path";
    }
}
