//! Who did what, as rows and as columns: what a training goes through again and again.

/// A sparse matrix by rows.
pub(crate) struct Matrix {
    starts: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f32>,
}

impl Matrix {
    /// Of rows that give their columns and values.
    pub(crate) fn of<R: IntoIterator<Item = (u32, f32)>>(rows: impl Iterator<Item = R>) -> Self {
        let mut matrix = Self {
            starts: vec![0],
            columns: Vec::new(),
            values: Vec::new(),
        };
        for row in rows {
            for (column, value) in row {
                matrix.columns.push(column);
                matrix.values.push(value);
            }
            matrix.starts.push(matrix.columns.len());
        }
        matrix
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(crate) fn row(&self, row: usize) -> (&[u32], &[f32]) {
        let range = self.starts[row]..self.starts[row + 1];
        (&self.columns[range.clone()], &self.values[range])
    }

    pub(crate) fn values(&self) -> &[f32] {
        &self.values
    }

    /// With rows and columns swapped.
    pub(crate) fn turned(&self, columns: usize) -> Self {
        let mut starts = vec![0usize; columns + 1];
        for column in &self.columns {
            starts[*column as usize + 1] += 1;
        }
        for column in 0..columns {
            starts[column + 1] += starts[column];
        }
        let mut next = starts.clone();
        let mut turned = Self {
            starts,
            columns: vec![0; self.columns.len()],
            values: vec![0.0; self.values.len()],
        };
        for row in 0..self.len() {
            let (columns, values) = self.row(row);
            for (column, value) in columns.iter().zip(values) {
                let at = &mut next[*column as usize];
                turned.columns[*at] = row as u32;
                turned.values[*at] = *value;
                *at += 1;
            }
        }
        turned
    }
}
