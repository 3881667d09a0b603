//! Whether two builds of an engine export the same.

use super::{Api, Call};

/// The first export that is not the same in both, if there is one.
pub(crate) fn differs<'a>(one: &'a Api, other: &'a Api) -> Option<&'a str> {
    let calls = |api: &'a Api| -> Vec<(&'a str, &'a Call)> {
        let functions = api.functions.iter().map(|f| (f.name.as_str(), &f.call));
        let members = api.classes.iter().flat_map(|class| {
            let members = class.members.iter();
            members.map(|member| (class.name.as_str(), &member.call))
        });
        functions.chain(members).collect()
    };
    if one == other {
        return None;
    }
    let (ours, theirs) = (calls(one), calls(other));
    let lacks = |these: &[(&'a str, &Call)], those: &[(&'a str, &Call)]| {
        let lacking = these.iter().find(|call| !those.contains(call));
        lacking.map(|(name, _)| *name)
    };
    lacks(&ours, &theirs)
        .or_else(|| lacks(&theirs, &ours))
        .or(Some("a type, an enum or a class"))
}

#[cfg(test)]
mod tests {
    use super::differs;
    use crate::api::{Api, read};

    fn api(functions: &[(&str, &str)]) -> Api {
        let mut glue = "let wasm;\n".to_owned();
        let mut dts = String::new();
        for (name, result) in functions {
            glue.push_str(&format!("export function {name}() {{ wasm.{name}(); }}\n"));
            dts.push_str(&format!("export function {name}(): {result};\n"));
        }
        read(&glue, &dts, b"").unwrap().api
    }

    #[test]
    fn what_is_missing_or_has_another_type_is_named() {
        let one = api(&[("f", "void"), ("g", "number")]);
        assert_eq!(differs(&one, &one.clone()), None);
        assert_eq!(differs(&one, &api(&[("f", "void")])), Some("g"));
        assert_eq!(differs(&api(&[("f", "void")]), &one), Some("g"));
        let typed = api(&[("f", "void"), ("g", "string")]);
        assert_eq!(differs(&one, &typed), Some("g"));
    }

    #[test]
    fn what_only_a_lane_uses_makes_no_difference() {
        let threads = api(&[("f", "void"), ("__outboard_thread", "void")]);
        assert_eq!(differs(&api(&[("f", "void")]), &threads), None);
    }
}
