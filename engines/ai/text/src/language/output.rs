//! What the model thinks of a text → labels with probabilities.

use super::matrix::Matrix;

/// The last layer.
#[derive(Debug)]
pub(super) enum Output {
    /// Each label is a leaf of a tree of yes and no.
    Tree(Tree, Matrix),
    /// Labels exclude each other.
    Softmax(Matrix),
    /// Each label is a question of its own.
    Logistic(Matrix),
}

/// The Huffman tree of labels: frequent ones are near the root.
#[derive(Debug)]
pub(super) struct Tree {
    leaves: usize,
    /// The children of inner nodes: for no and for yes. A number below `leaves` is a label.
    children: Vec<[usize; 2]>,
}

impl Tree {
    /// Builds the tree as fastText does, from counts that fall.
    pub(super) fn new(counts: &[i64]) -> Self {
        let leaves = counts.len();
        let mut all: Vec<i64> = counts.to_vec();
        let mut children = Vec::with_capacity(leaves.saturating_sub(1));
        let (mut leaf, mut node) = (leaves, leaves);
        for _ in 1..leaves {
            let mut smallest = || {
                let inner = all.get(node);
                if leaf > 0 && inner.is_none_or(|inner| all[leaf - 1] < *inner) {
                    leaf -= 1;
                    leaf
                } else {
                    node += 1;
                    node - 1
                }
            };
            let pair = [smallest(), smallest()];
            let count = |at: usize| all.get(at).copied().unwrap_or(0);
            let sum = count(pair[0]).saturating_add(count(pair[1]));
            all.push(sum);
            children.push(pair);
        }
        Self { leaves, children }
    }

    /// The logarithm of the probability of each label.
    fn scores(&self, hidden: &[f32], rows: &Matrix) -> Vec<f32> {
        let mut scores = vec![0.0; self.leaves + self.children.len()];
        for (inner, pair) in self.children.iter().enumerate().rev() {
            let score = scores[self.leaves + inner];
            let yes = sigmoid(rows.dot_row(inner, hidden));
            scores[pair[0]] = score + log(1.0 - yes);
            scores[pair[1]] = score + log(yes);
        }
        scores.truncate(self.leaves);
        scores
    }
}

impl Output {
    /// The likeliest labels, the likeliest first.
    pub(super) fn best(&self, hidden: &[f32], most: usize) -> Vec<(usize, f32)> {
        let mut all: Vec<(usize, f32)> =
            self.probabilities(hidden).into_iter().enumerate().collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        all.truncate(most);
        all
    }

    fn probabilities(&self, hidden: &[f32]) -> Vec<f32> {
        let scores = |rows: &Matrix| -> Vec<f32> {
            (0..rows.rows())
                .map(|row| rows.dot_row(row, hidden))
                .collect()
        };
        match self {
            Self::Tree(tree, rows) => {
                let scores = tree.scores(hidden, rows);
                // fastText adds a little under each logarithm, which can bring a sum over 1.
                scores.into_iter().map(|x| x.exp().min(1.0)).collect()
            }
            Self::Softmax(rows) => {
                let mut scores = scores(rows);
                let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                scores.iter_mut().for_each(|x| *x = (*x - most).exp());
                let sum: f32 = scores.iter().sum();
                scores.into_iter().map(|x| x / sum).collect()
            }
            Self::Logistic(rows) => scores(rows).into_iter().map(sigmoid).collect(),
        }
    }
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// The logarithm as fastText takes it: never of zero.
fn log(x: f32) -> f32 {
    (f64::from(x) + 1e-5).ln() as f32
}
