//! A report as one page that needs nothing else.

use outboard_build::tools::Tool;

use crate::build::wasm::Heard;
use crate::compare::Comparison;
use crate::error::Error;
use crate::report::Report;
use crate::watch::Watch;

/// What draws the plots.
const PLOT: Tool = Tool {
    name: "@observablehq/plot",
    manifest: include_str!("../page/package.json"),
    files: &[],
};

const PAGE: &str = include_str!("../page/index.html");
const STYLE: &str = include_str!("../page/style.css");
const SCRIPTS: [&str; 3] = [
    include_str!("../page/words.js"),
    include_str!("../page/plots.js"),
    include_str!("../page/page.js"),
];

/// Writes reports, and what changed, as a page with plots.
///
/// # Errors
///
/// When the plotting library is not installed and cannot be.
pub fn html(
    reports: &[Report],
    comparisons: &[Comparison],
    offline: bool,
    watch: &mut dyn Watch,
) -> Result<String, Error> {
    let folder = PLOT.install(offline, &mut Heard { watch })?;
    let library = |path: &str| {
        let path = folder.join("node_modules").join(path);
        std::fs::read_to_string(&path).map_err(|source| Error::File {
            action: "read a file",
            path,
            source,
        })
    };
    let libraries = [
        library("d3/dist/d3.min.js")?,
        library("@observablehq/plot/dist/plot.umd.min.js")?,
    ];
    let data = serde_json::json!({ "reports": reports, "comparisons": comparisons });
    let parts = [
        ("/* STYLE */", STYLE.to_owned()),
        // Nothing in the data ends the script that holds it.
        ("\"DATA\"", data.to_string().replace('<', "\\u003c")),
        (
            "/* LIBRARIES */",
            libraries.map(within).join("\n</script>\n<script>\n"),
        ),
        (
            "/* SCRIPTS */",
            SCRIPTS
                .map(within)
                .join("\n</script>\n<script type=\"module\">\n"),
        ),
    ];
    let mut page = String::new();
    let mut rest = PAGE;
    // In one pass, so that nothing that is put in is looked at again.
    for (mark, text) in parts {
        let (before, after) = rest.split_once(mark).unwrap_or((rest, ""));
        page.push_str(before);
        page.push_str(&text);
        rest = after;
    }
    page.push_str(rest);
    Ok(page)
}

/// A script that does not end where it says how scripts end.
fn within(script: impl AsRef<str>) -> String {
    script.as_ref().replace("</script", "<\\/script")
}
