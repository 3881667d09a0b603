//! Binary trees: allocate, walk, let go.

struct Tree {
    branches: Option<(Box<Tree>, Box<Tree>)>,
}

/// Nodes counted in trees of every even depth up to `deepest`: many of the shallow ones, few of the deep, while one lives on.
pub fn trees(deepest: u32) -> Vec<f64> {
    let lives_on = grow(deepest);
    let mut counts = Vec::new();
    for depth in (4..=deepest).step_by(2) {
        let trees = 1 << (deepest - depth + 4);
        let nodes: u32 = (0..trees).map(|_| count(&grow(depth))).sum();
        counts.push(f64::from(nodes));
    }
    counts.push(count(&lives_on).into());
    counts
}

fn grow(depth: u32) -> Tree {
    Tree {
        branches: (depth > 0).then(|| (Box::new(grow(depth - 1)), Box::new(grow(depth - 1)))),
    }
}

fn count(tree: &Tree) -> u32 {
    1 + (tree.branches.as_ref()).map_or(0, |(left, right)| count(left) + count(right))
}

#[cfg(test)]
mod tests {
    use super::trees;

    #[test]
    fn every_node_is_counted() {
        let nodes = |depth: u32| f64::from((2_u32 << depth) - 1);
        assert_eq!(trees(6), [64.0 * nodes(4), 16.0 * nodes(6), nodes(6)]);
    }
}
