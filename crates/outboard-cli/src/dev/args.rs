//! What can be typed after `outboard dev`.

use std::path::PathBuf;

use outboard_build::{BuildOptions, Profile};
use outboard_dev::{DevOptions, ServeOptions};

/// Build a crate again whenever it changes, and give open pages the new engine without a reload
///
/// Watches the crate and the crates beside it that it depends on, and builds the package after each change, with cargo's dev
/// profile. With `--serve` or `--proxy`, pages swap their engine while they stay open, and show the compiler's errors until the
/// crate compiles again. Apps that use Vite need neither: @outboard/vite runs this command by itself.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("examples.txt"))]
pub(crate) struct Dev {
    /// Folder of the crate, or its Cargo.toml
    #[arg(default_value = ".", hide_default_value = true)]
    path: PathBuf,

    /// Serve a folder of pages on 127.0.0.1, with the package under /@outboard/<crate>/
    #[arg(long, value_name = "DIR", conflicts_with = "proxy")]
    serve: Option<PathBuf>,

    /// Stand in front of the app's own server, pages and WebSockets alike
    #[arg(long, value_name = "URL")]
    proxy: Option<String>,

    /// Port of the server [default: the first that is free from 4100 on]
    #[arg(long, value_name = "N")]
    port: Option<u16>,

    /// Serve pages cross-origin isolated, so that engines with threads run with them
    #[arg(long)]
    isolated: bool,

    /// Open the page in a browser
    #[arg(long)]
    pub(crate) open: bool,

    /// Optimise as for publishing: slower to build, faster to run
    #[arg(long, conflicts_with = "profile")]
    release: bool,

    /// Compile with a profile of the crate's own
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,

    /// Folder for the package [default: pkg, in the crate's folder]
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Member of the workspace to build
    #[arg(short, long, value_name = "NAME")]
    package: Option<String>,

    /// Cargo features to switch on, separated by commas
    #[arg(short = 'F', long, value_name = "FEATURES", value_delimiter = ',')]
    features: Vec<String>,

    /// Leave the default features off
    #[arg(long)]
    no_default_features: bool,

    /// Refuse whatever would need the network
    #[arg(long)]
    offline: bool,

    /// Print a line of JSON on stdout for each thing that happens, and nothing else
    #[arg(long)]
    pub(crate) json: bool,

    /// End when standard input is closed: for programs that start this one
    #[arg(long)]
    attached: bool,

    /// Arguments for `cargo build`, as they are
    #[arg(last = true, value_name = "CARGO ARGUMENTS")]
    cargo_args: Vec<String>,
}

impl Dev {
    pub(crate) fn options(&self) -> DevOptions {
        let mut build = BuildOptions::new(&self.path);
        if let Some(out) = &self.out {
            build.out = std::path::absolute(out).unwrap_or_else(|_| out.clone());
        }
        build.package.clone_from(&self.package);
        build.features.clone_from(&self.features);
        build.no_default_features = self.no_default_features;
        build.offline = self.offline;
        build.cargo_args.clone_from(&self.cargo_args);
        let mut options = DevOptions::new(build);
        if let Some(name) = &self.profile {
            options.build.profile = Profile::Named(name.clone());
        } else if self.release {
            options.build.profile = Profile::Release;
        }
        options.attached = self.attached;
        // Without a folder, there is still the engine's package to serve to pages of another server.
        let serves =
            self.serve.is_some() || self.proxy.is_some() || self.port.is_some() || self.open;
        options.serve = serves.then(|| ServeOptions {
            folder: self.serve.clone(),
            proxy: self.proxy.clone(),
            port: self.port,
            isolated: self.isolated,
        });
        options
    }
}
