//! Files that arrive in any pieces, and files that are no models, or bad ones.

mod support;

use std::time::Instant;

use outboard_session::tensor::Tensor;
use outboard_session::{Error, Limits, Loader, Session, Value};
use rten_onnx::onnx::{AttributeProto, DataType, GraphProto, NodeProto, TensorProto};
use support::{file, floats, node, run, small, weight};

fn in_pieces(bytes: &[u8], mut size: impl FnMut() -> usize) -> Result<Session, Error> {
    let mut loader = Loader::new(None, Limits::default());
    let mut rest = bytes;
    while !rest.is_empty() {
        let (piece, more) = rest.split_at(size().clamp(1, rest.len()));
        loader.push(piece)?;
        rest = more;
    }
    loader.finish()
}

fn refusal(bytes: &[u8]) -> Error {
    Session::load(bytes.to_vec()).expect_err("it is refused")
}

#[test]
fn any_pieces_give_the_same_session() {
    let mut graph = small();
    // Weights that are converted on their way: what is cut between two pieces must not be lost.
    let mut halves = weight("halves", &[32], &[]);
    halves.data_type = Some(DataType::FLOAT16);
    halves.raw_data = Some([0x00, 0x3c].repeat(32).into());
    let mut doubles = weight("doubles", &[16, 32], &[]);
    doubles.data_type = Some(DataType::DOUBLE);
    doubles.raw_data = Some(
        (0..512)
            .flat_map(|at| f64::from(at).to_le_bytes())
            .collect::<Vec<u8>>()
            .into(),
    );
    graph.initializer.extend([halves, doubles]);
    graph.node[1].input = vec!["s".into()];
    graph
        .node
        .insert(1, node("ReduceSum", &["doubles", "axis"], "sum"));
    graph.node.insert(1, node("Add", &["h", "halves"], "t"));
    graph.node.insert(3, node("Sub", &["t", "sum"], "s"));
    let mut axis = weight("axis", &[1], &[]);
    axis.data_type = Some(DataType::INT64);
    axis.raw_data = Some(0i64.to_le_bytes().to_vec().into());
    graph.initializer.push(axis);
    let bytes = file(graph);
    let expected = run(&Session::load(bytes.clone()).expect("a model"));
    for size in [1, 2, 3, 5, 7, 64, 1000, bytes.len()] {
        assert_eq!(
            run(&in_pieces(&bytes, || size).expect("a model")),
            expected,
            "pieces of {size}"
        );
    }
    let mut state = 7u32;
    for _ in 0..20 {
        let random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 20) as usize % 300
        };
        assert_eq!(run(&in_pieces(&bytes, random).expect("a model")), expected);
    }
}

#[test]
fn a_file_that_ends_too_early_is_told_wherever_it_ends() {
    let bytes = file(small());
    for end in (0..bytes.len()).step_by(3) {
        match Session::load(bytes[..end].to_vec()) {
            Err(Error::NotOnnx(_)) => {}
            // What is missing at the end may be fields that need not be there.
            Err(other) => panic!("after {end} bytes: {other}"),
            Ok(_) => panic!("after {end} of {} bytes there is a model", bytes.len()),
        }
    }
}

#[test]
fn what_is_no_model_is_told() {
    let html = refusal(b"<!doctype html><title>Not found</title>").to_string();
    assert!(html.contains("HTML"), "{html}");
    let pointer = refusal(b"version https://git-lfs.github.com/spec/v1\noid sha256:00").to_string();
    assert!(pointer.contains("Git LFS"), "{pointer}");
    for bytes in [
        &b""[..],
        b"\0\0\0\0",
        b"{\"error\":404}",
        b"PK\x03\x04rest",
        &[0xff; 64],
        b"RTEN\x02\0\0\0",
    ] {
        let error = refusal(bytes);
        assert_eq!(error.code(), "ai/not-onnx", "{bytes:?}: {error}");
    }
    assert!(
        Session::load(vec![8, 7]).is_err(),
        "a model without a graph"
    );
}

#[test]
fn claims_cost_nothing() {
    let start = Instant::now();
    // A field of a model's graph, of a tensor in it, of two gigabytes of data.
    let mut claim = vec![8, 7, 0x3a];
    let lengths: [(u8, u64); 2] = [(0x2a, (2 << 30) - 100), (0x4a, (2 << 30) - 200)];
    let varint = |bytes: &mut Vec<u8>, mut value: u64| {
        while value >= 0x80 {
            bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        bytes.push(value as u8);
    };
    varint(&mut claim, (2 << 30) - 50);
    for (key, length) in lengths {
        claim.push(key);
        varint(&mut claim, length);
    }
    assert_eq!(refusal(&claim).code(), "ai/too-large");
    // Lengths within the shape of a value that fit nothing around them: of a dimension, and of its name.
    for inner in [&[0x0a, 0xff, 0xff, 0xff, 0x7f][..], &[0x0a, 2, 0x12, 0x7f]] {
        let within = |key: u8, bytes: &[u8]| [&[key, bytes.len() as u8][..], bytes].concat();
        let kind = within(0x0a, &[&[8, 1][..], &within(0x12, inner)].concat());
        let value = [&[0x0a, 1, b'x'][..], &within(0x12, &kind)].concat();
        let model = within(0x3a, &within(0x5a, &value));
        assert_eq!(refusal(&model).code(), "ai/not-onnx", "{inner:?}");
    }
    for dims in [
        vec![i64::MAX, 2],
        vec![1 << 20, 1 << 20, 1 << 20, 0],
        vec![65536, 65536],
    ] {
        let mut graph = small();
        graph.initializer[0].dims = dims.clone();
        assert_eq!(refusal(&file(graph)).code(), "ai/too-large", "{dims:?}");
    }
    for dims in [vec![-1, 32], vec![64, 31]] {
        let mut graph = small();
        graph.initializer[0].dims = dims.clone();
        assert_eq!(refusal(&file(graph)).code(), "ai/bad-graph", "{dims:?}");
    }
    let limits = Limits {
        bytes: 100,
        ..Limits::default()
    };
    let refused = Loader::new(None, limits).push(&file(small()));
    assert_eq!(refused.expect_err("a limit").code(), "ai/too-large");
    assert!(start.elapsed().as_secs() < 5);
}

#[test]
fn graphs_that_make_no_sense_are_told() {
    let mut circle = small();
    circle.node[0].input[0] = "y".into();
    let words = refusal(&file(circle)).to_string();
    assert!(
        words.contains("circle") && words.contains("MatMul"),
        "{words}"
    );

    let mut unknown = small();
    unknown.node[1].op_type = Some("Frobnicate".into());
    let error = refusal(&file(unknown));
    let Error::UnknownOperator {
        operator,
        node: name,
    } = &error
    else {
        panic!("{error}");
    };
    assert_eq!((operator.as_str(), name.as_str()), ("Frobnicate", "Relu-y"));

    let mut dangling = small();
    dangling.node[1].input[0] = "nowhere".into();
    let words = refusal(&file(dangling)).to_string();
    assert!(words.contains("\"nowhere\""), "{words}");
    let mut twice = small();
    twice.node[1].output[0] = "h".into();
    assert_eq!(refusal(&file(twice)).code(), "ai/bad-graph");
    let mut twice = small();
    twice.initializer.push(twice.initializer[0].clone());
    assert_eq!(refusal(&file(twice)).code(), "ai/bad-graph");
    let mut nameless = small();
    nameless.input[0].name = None;
    assert_eq!(refusal(&file(nameless)).code(), "ai/bad-graph");
}

#[test]
fn graphs_within_graphs_end_somewhere() {
    let mut inner = GraphProto {
        output: vec![floats("w", &["64", "32"])],
        ..GraphProto::default()
    };
    for _ in 0..200 {
        let mut branch = node("If", &["w"], "z");
        branch.attribute = ["then_branch", "else_branch"]
            .map(|name| AttributeProto {
                name: Some(name.into()),
                g: (name == "then_branch").then(|| inner.clone()),
                ..AttributeProto::default()
            })
            .to_vec();
        inner = GraphProto {
            node: vec![branch],
            output: vec![floats("z", &[])],
            ..GraphProto::default()
        };
    }
    let mut graph = small();
    graph.node.extend(inner.node);
    assert_eq!(refusal(&file(graph)).code(), "ai/bad-graph");
}

#[test]
fn long_chains_run_or_are_refused_on_a_small_stack() {
    let chain = |length: usize| {
        let mut graph = small();
        graph.node.truncate(1);
        let mut last = "h".to_owned();
        for at in 0..length {
            let next = format!("v{at}");
            // Two operators in turn that rten does not make one of.
            graph
                .node
                .push(node(["Relu", "Neg"][at % 2], &[&last], &next));
            last = next;
        }
        graph.node.push(node("Relu", &[&last], "y"));
        file(graph)
    };
    let on_small_stack = |bytes: Vec<u8>| {
        let thread = std::thread::Builder::new().stack_size(1 << 20);
        let work = move || Session::load(bytes).map(|session| run(&session)).map(drop);
        thread
            .spawn(work)
            .expect("a thread")
            .join()
            .expect("no overflow")
    };
    on_small_stack(chain(1000)).expect("a chain of a thousand");
    assert_eq!(
        on_small_stack(chain(20_000)).expect_err("too long").code(),
        "ai/too-large"
    );
    on_small_stack(chain(1_990)).expect("the longest chain that may be");
}

#[test]
fn numbers_of_64_bits_are_refused_but_where_they_end_a_slice() {
    let longs = |name: &str, values: &[i64]| TensorProto {
        name: Some(name.into()),
        dims: vec![values.len() as i64],
        data_type: Some(DataType::INT64),
        int64_data: values.to_vec(),
        ..TensorProto::default()
    };
    let mut graph = small();
    graph.node.push(node("Slice", &["y", "from", "to"], "z"));
    graph
        .initializer
        .extend([longs("from", &[0]), longs("to", &[i64::MAX])]);
    graph.output = vec![floats("z", &["batch", "32"])];
    Session::load(file(graph.clone())).expect("a slice to the end");
    graph.node.push(node("Add", &["to", "from"], "sum"));
    let error = refusal(&file(graph));
    assert_eq!(error.code(), "ai/unsupported");
    assert!(error.to_string().contains("\"to\""), "{error}");
}

#[test]
fn weights_in_other_files_are_refused() {
    let mut graph = small();
    let entry = |key: &str, value: &str| rten_onnx::onnx::StringStringEntryProto {
        key: Some(key.into()),
        value: Some(value.into()),
    };
    graph.initializer[0].raw_data = None;
    graph.initializer[0].data_location = Some(rten_onnx::onnx::DataLocation::EXTERNAL);
    graph.initializer[0].external_data = vec![
        entry("location", "0.data"),
        entry("offset", "0"),
        entry("length", "8192"),
    ];
    let error = refusal(&file(graph));
    assert_eq!(error.code(), "ai/unsupported", "{error}");
}

#[test]
fn nodes_without_a_name_are_called_by_what_they_give() {
    let mut graph = small();
    graph.node[1] = NodeProto {
        name: None,
        ..node("Frobnicate", &["h"], "y")
    };
    assert!(
        refusal(&file(graph))
            .to_string()
            .contains("\"Frobnicate of y\"")
    );
}

fn scores(pieces: &[&[u8]], length: u64, samples: Vec<f32>) -> outboard_session::Result<Value> {
    let mut loader = Loader::new(Some(length), Limits::default());
    for piece in pieces {
        loader.push(piece)?;
    }
    let session = loader.finish()?;

    let x = Value::FloatTensor(Tensor::from_data(&[1, 64], samples));
    let [scores] = session.run([("x", x.into())], ["y"])?;
    Ok(scores)
}

#[test]
fn the_example_of_the_page_runs() {
    let bytes = file(small());
    let (first, rest) = bytes.split_at(100);
    let scores = scores(&[first, rest], bytes.len() as u64, vec![1.0; 64]).expect("scores");
    assert_eq!(
        scores,
        Value::FloatTensor(Tensor::from_data(&[1, 32], vec![32.0; 32]))
    );
}

#[test]
fn models_of_the_kits_load() {
    for name in [
        "dtln/magnitude",
        "dtln/signal",
        "magika/model",
        "minilm/model",
        "ppocr-small/cls",
        "ppocr-small/det",
        "ppocr-small/rec",
        "selfie/model",
        "silero-vad/model",
        "silero-vad/sequence",
    ] {
        let session = Session::load(outboard_models::read(&format!("{name}.onnx")));
        let session = session.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            !session.inputs().is_empty() && !session.outputs().is_empty(),
            "{name}"
        );
    }
}
