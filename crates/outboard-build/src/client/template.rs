//! Templates: files with places to fill, written `$name$`, or `/* $name$ */` where only a comment may stand.

/// Fills the places of a template. What is filled in is not looked at again, so it may hold anything.
pub(super) fn fill(template: &str, places: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find('$') {
        let (before, from) = rest.split_at(start);
        let place = places.iter().find_map(|(name, text)| {
            let after = from
                .strip_prefix('$')?
                .strip_prefix(name)?
                .strip_prefix('$')?;
            Some((*text, after))
        });
        let Some((text, after)) = place else {
            filled.push_str(before);
            filled.push('$');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        match (before.strip_suffix("/* "), after.strip_prefix(" */")) {
            (Some(before), Some(after)) => {
                filled.push_str(before);
                filled.push_str(text);
                rest = after;
            }
            _ => {
                filled.push_str(before);
                filled.push_str(text);
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn fills_each_place_once() {
        let places = [("name", "$other$"), ("other", "never"), ("list", "a;\nb;")];
        assert_eq!(
            fill("'./$name$.js' $5 $unknown$", &places),
            "'./$other$.js' $5 $unknown$"
        );
        assert_eq!(fill("/* $list$ */\nc;", &places), "a;\nb;\nc;");
        assert_eq!(fill("/* $list$, */", &places), "/* a;\nb;, */");
        assert_eq!(fill("", &places), "");
        assert_eq!(fill("$", &places), "$");
    }
}
