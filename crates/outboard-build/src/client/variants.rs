//! What differs between variants: the hosts that choose one, and the lanes.

use super::literal::string;
use super::template::fill;
use super::{File, Module, Naming};
use crate::variant::Variant;

/// An entry that gives the client a host: one for a single variant, one that chooses, and how it names each; and what its lanes are.
struct Host {
    path: &'static str,
    single: &'static str,
    several: &'static str,
    variant: &'static str,
    worker: &'static str,
}

const HOSTS: [Host; 2] = [
    Host {
        path: "index.js",
        single: include_str!("templates/index.js"),
        several: include_str!("templates/variants.js"),
        variant: include_str!("templates/variant.js"),
        worker: "worker",
    },
    Host {
        path: "node.js",
        single: include_str!("templates/node.js"),
        several: include_str!("templates/node.variants.js"),
        variant: include_str!("templates/node.variant.js"),
        worker: "node-worker",
    },
];

/// What an engine is swapped by: the host of the entry for pages, as a module of its own.
const HOST_MODULE: Host = Host {
    path: "host.js",
    single: include_str!("templates/host.js"),
    several: include_str!("templates/host.variants.js"),
    variant: include_str!("templates/variant.js"),
    worker: "worker",
};

/// The module that makes a host for this build.
pub(super) fn host_module(naming: &Naming) -> File {
    File {
        path: HOST_MODULE.path.to_owned(),
        text: HOST_MODULE.text(naming, ""),
    }
}

/// The entries for pages and for Node.
pub(super) fn hosts(naming: &Naming, exports: &str) -> impl Iterator<Item = File> {
    HOSTS.iter().map(move |host| File {
        path: host.path.to_owned(),
        text: host.text(naming, exports),
    })
}

impl Host {
    fn text(&self, naming: &Naming, exports: &str) -> String {
        let variants = &naming.variants;
        if let [module] = variants.as_slice() {
            return self.filled(self.single, naming, module, exports);
        }
        let written = variants
            .iter()
            .map(|module| self.filled(self.variant, naming, module, exports));
        let written: Vec<String> = written.collect();
        let list: Vec<&str> = variants
            .iter()
            .map(|module| module.variant.identifier())
            .collect();
        let places = [
            ("build", string(&naming.build)),
            ("variants", written.join("\n")),
            ("list", list.join(", ")),
            ("exports", exports.to_owned()),
        ];
        let places = places
            .each_ref()
            .map(|(name, text)| (*name, text.trim_end()));
        fill(self.several, &places)
    }

    fn filled(&self, template: &str, naming: &Naming, module: &Module, exports: &str) -> String {
        let Module { variant, integrity } = module;
        let places = [
            ("identifier", variant.identifier().to_owned()),
            ("variant", variant.name().to_owned()),
            ("wasm", variant.wasm(&naming.name)),
            ("symbols", variant.symbols(&naming.name)),
            ("worker", variant.lane(self.worker, ".js")),
            ("build", string(&naming.build)),
            ("integrity", string(integrity)),
            ("exports", exports.to_owned()),
        ];
        fill(
            template,
            &places.each_ref().map(|(name, text)| (*name, text.as_str())),
        )
    }
}

/// What a lane of a variant is joined from, and what starts it in Node.
pub(super) fn lane(naming: &Naming, variant: Variant, glue: &str) -> [File; 2] {
    let starter = include_str!("templates/node-worker.js");
    let entry = if variant.threads {
        include_str!("templates/worker.threads.entry.js")
    } else {
        include_str!("templates/worker.entry.js")
    };
    let build = string(&naming.build);
    let worker = variant.lane("worker", ".js");
    let node = variant.lane("node-worker", ".js");
    let places = [
        ("glue", glue),
        ("worker", &worker),
        ("node", &node),
        ("build", &build),
    ];
    let file = |path: String, template| File {
        path,
        text: fill(template, &places),
    };
    [
        file(variant.lane("worker", ".entry.js"), entry),
        file(node.clone(), starter),
    ]
}
