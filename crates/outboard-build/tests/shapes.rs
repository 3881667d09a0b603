//! Shapes that no case of the goldens has: rare ones, and what only mistakes produce.

use outboard_build::api::{self, Lanes, Reading, Role};
use outboard_build::client::{self, Naming};

fn read(glue: &str, dts: &str, section: &str) -> Reading {
    api::read(glue, dts, section.as_bytes()).expect("a reading")
}

/// The codes and items of all warnings.
fn warnings(reading: &Reading) -> Vec<(&'static str, &str)> {
    reading
        .warnings
        .iter()
        .map(|one| (one.code.as_str(), one.item.as_str()))
        .collect()
}

#[test]
fn functions_with_and_without_the_attribute_share_one_lane() {
    let glue = "export function a() {}\nexport function b() {}";
    let dts = "export function a(): void;\nexport function b(): void;";
    let record = |name: &str| format!("{{\"v\":1,\"kind\":\"fn\",\"js\":\"{name}\"}}\n");

    let both = read(glue, dts, &(record("a") + &record("b")));
    assert_eq!((both.api.lanes, warnings(&both)), (Lanes::Auto, vec![]));
    let neither = read(glue, dts, "");
    assert_eq!(
        (neither.api.lanes, warnings(&neither)),
        (Lanes::One, vec![])
    );
    let mixed = read(glue, dts, &record("a"));
    assert_eq!(
        (mixed.api.lanes, warnings(&mixed)),
        (Lanes::One, vec![("mixed-lanes", "b")])
    );
    let stale = read(glue, dts, &(record("a") + &record("b") + &record("c")));
    assert_eq!(warnings(&stale), [("record-without-export", "c")]);
}

#[test]
fn a_function_named_then_is_refused_for_the_start_would_never_end() {
    let glue = "export function then(x) { return wasm.then(x); }";
    let error = api::read(glue, "export function then(x: number): number;", b"");
    assert_eq!(error.map_err(|error| error.code()), Err("thenable"));
}

#[test]
fn a_class_has_its_parents_members() {
    let glue = "
        class Base { constructor(x) { wasm.base_new(x); } name() { return wasm.name(this.__wbg_ptr); } own() {} }
        export { Base };
        export class Child extends Base { own(bytes) { passArray8ToWasm0(bytes, wasm.__wbindgen_malloc); } }";
    let dts = "
        export class Base { constructor(x: number); name(): string; own(): void; }
        export class Child extends Base { private constructor(); own(bytes: Uint8Array): void; }";
    let reading = read(glue, dts, "");
    assert_eq!(warnings(&reading), []);
    let child = reading
        .api
        .classes
        .iter()
        .find(|class| class.name == "Child")
        .expect("Child");
    let members: Vec<&str> = child
        .members
        .iter()
        .map(|member| member.name.as_str())
        .collect();
    assert_eq!(members, ["own", "name"]);
    assert_eq!(child.members[1].call.signatures[0].returns, "string");
    assert!(child.members[0].call.params[0].bytes);
}

#[test]
fn classes_that_extend_one_another_end() {
    let glue = "export class A extends B {}\nexport class B extends A { f() {} }";
    let dts = "export class A extends B {}\nexport class B extends A { f(): void; }\ntype T = U;\ntype U = T[];
        export function g(t: T): void;";
    let reading = read(&format!("{glue}\nexport function g(t) {{}}"), dts, "");
    assert_eq!(reading.api.classes[0].members.len(), 1);
    assert!(reading.api.functions[0].call.crosses());
}

#[test]
fn a_constructor_that_only_refuses_is_none() {
    let glue = "export class A { constructor() { throw new Error('cannot invoke `new` directly'); } f() {} }";
    let reading = read(glue, "export class A { free(): void; f(): void; }", "");
    assert!(
        reading.api.classes[0]
            .members
            .iter()
            .all(|member| member.role != Role::Constructor)
    );
    assert_eq!(warnings(&reading), []);
}

#[test]
fn slices_were_once_written_back_by_the_glue_itself() {
    let glue = "export function f(d) {
        try { var ptr0 = passArray8ToWasm0(d, wasm.__wbindgen_malloc); wasm.f(ptr0, WASM_VECTOR_LEN); }
        finally { d.set(getUint8Memory0().subarray(ptr0 / 1, ptr0 / 1 + len0)); wasm.__wbindgen_free(ptr0, len0 * 1); }
    }";
    let reading = read(glue, "export function f(d: Uint8Array): void;", "");
    assert!(reading.api.functions[0].call.params[0].writes);
}

#[test]
fn a_name_of_the_page_may_be_the_engines_own() {
    let glue = "export class Node {}\nexport function f(node) { _assertClass(node, Node); }\nexport function g(e) {}";
    let dts = "export class Node { free(): void; }\nexport interface Event { at: number }
        export function f(node: Node): Event;\nexport function g(e: Element): void;";
    let reading = read(glue, dts, "");
    assert!(reading.api.functions[0].call.crosses());
    assert_eq!(warnings(&reading), [("cannot-cross", "g")]);
}

#[test]
fn what_an_alias_hides_is_found() {
    let glue = "export function f(a) {}\nexport function g(a) {}\nexport function h(a) {}";
    let dts = "type Handlers = { done: Callback }; type Callback = () => void;
        interface Callable { (x: number): void; new (): object } interface Options { on?: Callback }
        export function f(a: Handlers[]): void;\nexport function g(a: Callable): void;\nexport function h(a: Options): void;";
    let reading = read(glue, dts, "");
    assert_eq!(
        warnings(&reading),
        [("cannot-cross", "f"), ("cannot-cross", "g")]
    );
}

#[test]
fn a_function_crosses_as_an_argument_and_nowhere_else() {
    let crosses = |dts: &str| {
        let dts = format!(
            "type Callback = (done: number) => void; type Maybe = Callback | null | undefined;
             interface Callable {{ (x: number): void }} type Loop = Loop | Callback;
             export function f{dts};"
        );
        let reading = read("export function f(a) {}", &dts, "");
        reading.api.functions[0].call.crosses()
    };
    for dts in [
        "(a: Function): void",
        "(a?: Function | null): void",
        "(a: () => void): void",
        "(a: (() => { b: () => void }) | undefined): void",
        "(a: Callback): void",
        "(a: Maybe): void",
        "(a: Callable): void",
        "(a: Loop): void",
        "(a: number | Callback): void",
    ] {
        assert!(crosses(dts), "{dts}");
    }
    for dts in [
        "(a: Function[]): void",
        "(...a: Function[]): void",
        "(a: { done: Function }): void",
        "(a: Array<() => void>): void",
        "(a: Callback | { done: Callback }): void",
        "(a: { done(): void }): void",
        "(a: new () => object): void",
        "(a: CallableFunction): void",
        "(): Function",
        "(): () => void",
        "(): Maybe",
        "(): Promise<Callback>",
    ] {
        assert!(!crosses(dts), "{dts}");
    }
}

#[test]
fn a_control_is_nobodys_parameter() {
    let glue = "export class Jobs { constructor(size, control) { wasm.jobs_new(size, control); }
            run(control, bytes) { passArray8ToWasm0(bytes, wasm.__wbindgen_malloc); wasm.run(control, ptr0); } }
        export function go(control) { wasm.go(control); }";
    let dts = "export class Jobs { constructor(size: number, control?: C | null);
            /** Runs.\n * @param control its own affair\n * @param bytes what\n */ run(control: C | null | undefined, bytes: Uint8Array): number; }
        export function go(control?: { stopped(): boolean } | null): void;";
    let section = r#"{"v":1,"kind":"struct","name":"RustJobs","js":"Jobs"}
        {"v":1,"kind":"method","class":"RustJobs","name":"new","js":"new","role":"constructor","control":1}
        {"v":1,"kind":"method","class":"RustJobs","name":"run","js":"run","role":"method","control":0}
        {"v":1,"kind":"fn","name":"go","js":"go","control":0}
        {"v":1,"kind":"fn","name":"go","js":"go","control":7}"#;
    let reading = read(glue, dts, section);
    assert_eq!(warnings(&reading), []);
    let go = &reading.api.functions[0].call;
    assert_eq!((go.control, go.params.len()), (Some(0), 0));
    assert_eq!(go.signatures[0].params, []);
    let [new, run] = &reading.api.classes[0].members[..] else {
        panic!("two members")
    };
    assert_eq!((new.call.control, new.call.params.len()), (Some(1), 1));
    assert_eq!(run.call.control, Some(0));
    assert_eq!(run.call.params[0].name, "bytes");
    assert!(run.call.params[0].bytes);
    let docs = run.call.signatures[0].docs.as_deref();
    assert_eq!(docs, Some("Runs.\n@param bytes what"));
}

#[test]
fn the_class_of_streams_is_hidden_unless_it_is_the_engines_own() {
    let glue =
        "export class OutboardStream { next() {} }\nexport function f() {}\nexport function g() {}";
    let dts = "export class OutboardStream { private constructor(); next(): Promise<any>; }
        export function f(): OutboardStream;\nexport function g(): Promise<OutboardStream>;";
    let record = |name: &str, rest: &str| {
        format!("{{\"v\":1,\"kind\":\"fn\",\"js\":\"{name}\",\"stream\":true,{rest}}}\n")
    };
    let section = record("f", r#""item":"Vec < u8 >""#)
        + &record("g", r#""item":"X","itemTs":"Tile | null""#);
    let streams = read(glue, dts, &section).api;
    assert!(streams.streams() && streams.classes.is_empty());
    let returns = |index: usize| {
        let call = &streams.functions[index].call;
        (call.signatures[0].returns.as_str(), call.is_async)
    };
    assert_eq!(returns(0), ("Uint8Array", false));
    assert_eq!(returns(1), ("Tile | null", true));

    let foreign = read(glue, dts, "").api;
    assert!(!foreign.streams() && foreign.classes.len() == 1);
    let own = r#"{"v":1,"kind":"struct","name":"OutboardStream","js":"OutboardStream"}"#;
    assert_eq!(read(glue, dts, own).api.classes.len(), 1);
}

#[test]
fn a_class_with_push_and_finish_is_a_transform() {
    let transforms = |members: &str| {
        let glue = format!("export class C {{ constructor() {{ wasm.new(); }} {members} }}");
        let dts = "export class C { constructor(); push(a?: number, b?: number): number; finish(a?: number): void; stream(): void; }";
        read(&glue, dts, "").api.classes[0].transform().is_some()
    };
    assert!(transforms("push(a) {} finish() {}"));
    for members in [
        "push(a) {}",
        "finish() {}",
        "push() {} finish() {}",
        "push(a, b) {} finish() {}",
        "push(a) {} finish(a) {}",
        "push(a) {} static finish() {}",
        "push(...a) {} finish() {}",
        "push(a) {} finish() {} stream() {}",
        "get push() {} finish() {}",
    ] {
        assert!(!transforms(members), "{members}");
    }
}

#[test]
fn one_overload_of_several_may_stay() {
    let glue = "export function f(a) {}";
    let dts = "export function f(a: number): void;\nexport function f(a: (() => void)[]): void;";
    let reading = read(glue, dts, "");
    let call = &reading.api.functions[0].call;
    assert_eq!((call.signatures.len(), call.sync_signatures.len()), (1, 1));
    assert_eq!(warnings(&reading), [("cannot-cross", "f")]);
}

#[test]
fn exports_of_other_kinds_are_named() {
    let glue = "const ns = {};\nns.f = function () {};\nexport { ns };\nfunction g() {}\nexport { g as 'a b' };
        function h() {}\nexport { h as delete };\nexport { g as default };";
    let reading = read(
        glue,
        "export let ns: { f: typeof f };\ndeclare function f(): void;",
        "",
    );
    assert_eq!(reading.api.others, ["ns", "a b"]);
    assert_eq!(reading.api.functions[0].name, "delete_");
    let mut found = warnings(&reading);
    found.sort_unstable();
    let expected = [
        ("renamed", "delete"),
        ("unknown-export", "a b"),
        ("unknown-export", "ns"),
        ("untyped", "delete"),
    ];
    assert_eq!(found, expected);

    let naming = Naming {
        name: "demo".into(),
        package: "demo".into(),
        version: "1.0.0".into(),
        build: "0".into(),
        variants: vec![client::Module {
            variant: outboard_build::Variant::SIMD,
            integrity: "sha384-".into(),
        }],
        lanes: client::Lanes::AsRead,
        front: None,
    };
    let files = client::write(&reading.api, &naming).expect("a client");
    let text = |path: &str| {
        &files
            .iter()
            .find(|file| file.path == path)
            .expect(path)
            .text
    };
    assert!(
        text("sync.js").contains("  delete as delete_,\n  ns,\n  'a b',\n}"),
        "{}",
        text("sync.js")
    );
    assert!(text("sync.d.ts").contains("declare const ns: any;"));
    assert!(
        !text("client.js").contains("const ns"),
        "{}",
        text("client.js")
    );
}

#[test]
fn promises_in_promises_are_one() {
    let dts = "export function f(): Promise<Promise<number>>;\nexport function g(p: Promise<number>): void;";
    let reading = read("export function f() {}\nexport function g(p) {}", dts, "");
    let call = &reading.api.functions[0].call;
    assert!(call.is_async);
    assert_eq!(call.signatures[0].returns, "number");
    assert_eq!(warnings(&reading), [("cannot-cross", "g")]);
}
