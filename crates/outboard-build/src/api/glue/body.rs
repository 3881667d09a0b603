//! Where the parameters of a function go.

use std::collections::BTreeSet;

use oxc_ast::ast::{Argument, CallExpression, Expression, FormalParameters, Function};
use oxc_ast_visit::{Visit, walk};

use super::Body;
use crate::api::Param;

/// Reads the parameters of a function and follows them through its body. `is_class` tells the module's classes.
pub(super) fn read(function: &Function<'_>, is_class: &dyn Fn(&str) -> bool) -> Body {
    let mut reader = Reader {
        body: Body {
            is_async: function.r#async,
            ..Body::default()
        },
        is_class,
        allocated: BTreeSet::new(),
        direct: BTreeSet::new(),
    };
    reader.declare(&function.params);
    if let Some(body) = &function.body {
        reader.visit_function_body(body);
    }
    for index in reader.allocated.intersection(&reader.direct) {
        reader.body.params[*index].writes = true;
    }
    reader.body
}

struct Reader<'c> {
    body: Body,
    is_class: &'c dyn Fn(&str) -> bool,
    /// Parameters that are copied into wasm memory.
    allocated: BTreeSet<usize>,
    /// Parameters that are also handed to Rust as they are, which is how a `&mut [T]` finds its way back.
    direct: BTreeSet<usize>,
}

impl Reader<'_> {
    fn declare(&mut self, params: &FormalParameters<'_>) {
        let names = params
            .items
            .iter()
            .map(|item| item.pattern.get_identifier_name());
        let rest = params
            .rest
            .as_ref()
            .map(|rest| rest.rest.argument.get_identifier_name());
        self.body.variadic = rest.is_some();
        for (index, name) in names.chain(rest).enumerate() {
            let name = name.map_or_else(|| format!("arg{index}"), |name| name.to_string());
            self.body.params.push(Param {
                name,
                ..Param::default()
            });
        }
    }

    /// The parameter an expression is, seen through the wrappers that put it where Rust finds it:
    /// `addHeapObject(p)`, `isLikeNone(p) ? 0 : addToExternrefTable0(p)`.
    fn param(&self, expression: &Expression<'_>) -> Option<usize> {
        match expression {
            Expression::Identifier(name) => self
                .body
                .params
                .iter()
                .position(|param| param.name == name.name.as_str()),
            Expression::CallExpression(call)
                if call.arguments.len() == 1 && is_function(&call.callee) =>
            {
                self.param(call.arguments.first()?.as_expression()?)
            }
            Expression::ConditionalExpression(choice) => self
                .param(&choice.consequent)
                .or_else(|| self.param(&choice.alternate)),
            Expression::ParenthesizedExpression(inner) => self.param(&inner.expression),
            _ => None,
        }
    }

    fn argument(&self, argument: &Argument<'_>) -> Option<usize> {
        self.param(argument.as_expression()?)
    }

    /// `passArray8ToWasm0(p, wasm.__wbindgen_malloc)`, `_assertClass(p, Session)`.
    fn plain_call(&mut self, callee: &str, call: &CallExpression<'_>) {
        let Some(index) = call
            .arguments
            .first()
            .and_then(|first| self.argument(first))
        else {
            return;
        };
        match call.arguments.get(1).and_then(Argument::as_expression) {
            Some(Expression::StaticMemberExpression(member)) if is_wasm(&member.object) => {
                self.allocated.insert(index);
                self.body.params[index].bytes |= callee.starts_with("passArray8");
            }
            Some(Expression::Identifier(class)) if (self.is_class)(class.name.as_str()) => {
                self.body.params[index].class = Some(class.name.to_string());
            }
            _ => {}
        }
    }

    /// `wasm.f(ptr0, len0, p)`, `p.__destroy_into_raw()`, `p.set(…)` as early versions wrote slices back.
    fn member_call(&mut self, object: &Expression<'_>, property: &str, call: &CallExpression<'_>) {
        if is_wasm(object) {
            let direct: Vec<usize> = call
                .arguments
                .iter()
                .filter_map(|one| self.argument(one))
                .collect();
            self.direct.extend(direct);
            return;
        }
        match (property, object) {
            ("__destroy_into_raw", Expression::ThisExpression(_)) => self.body.consumes_this = true,
            ("__destroy_into_raw", object) => {
                if let Some(index) = self.param(object) {
                    self.body.params[index].consumed = true;
                }
            }
            ("set", Expression::Identifier(_)) => self.direct.extend(self.param(object)),
            _ => {}
        }
    }
}

impl<'a> Visit<'a> for Reader<'_> {
    fn visit_call_expression(&mut self, call: &CallExpression<'a>) {
        match &call.callee {
            Expression::Identifier(callee) => self.plain_call(callee.name.as_str(), call),
            Expression::StaticMemberExpression(member) => {
                self.member_call(&member.object, member.property.name.as_str(), call);
            }
            _ => {}
        }
        walk::walk_call_expression(self, call);
    }
}

fn is_wasm(expression: &Expression<'_>) -> bool {
    expression.is_specific_id("wasm")
}

fn is_function(callee: &Expression<'_>) -> bool {
    matches!(callee, Expression::Identifier(_))
}
