/** A sudoku of four by four that has one solution, and plain objects in and out. */

/** @type {import('../check.mjs').Check['ask']} */
export const ask = async ({ wasm_brute_solve, wasm_check_solved, wasm_logical_solve }, given) => {
  const { solution, solution_count } = await wasm_brute_solve(given.puzzle);
  const logical = await wasm_logical_solve(given.puzzle);
  const wrong = structuredClone(given.grid);
  wrong[0][0] = wrong[0][1];
  return {
    solution,
    solution_count,
    logical: logical.solution,
    right: await wasm_check_solved(given.puzzle, { values: given.grid }),
    wrong: await wasm_check_solved(given.puzzle, { values: wrong }),
  };
};

const grid = [
  [1, 2, 3, 4],
  [3, 4, 1, 2],
  [2, 1, 4, 3],
  [4, 3, 2, 1],
];

/** Where the puzzle has its numbers: a row, a column, and the values come from the solution. */
const shown = [
  [0, 0],
  [0, 3],
  [1, 1],
  [2, 0],
  [2, 2],
  [3, 1],
  [3, 2],
];

const cells = [0, 1, 2, 3].flatMap((row) => [0, 1, 2, 3].map((col) => ({ row, col })));

/** @param {number} number which of the four squares of two by two */
const square = (number) =>
  cells.filter(({ row, col }) => Math.floor(row / 2) * 2 + Math.floor(col / 2) === number);

const puzzle = {
  grid_size: 4,
  fixed_numbers: shown.map(([row = 0, col = 0]) => ({
    position: { row, col },
    value: grid[row]?.[col],
  })),
  regions: [0, 1, 2, 3].map(square),
  extra_regions: [],
  killer_cages: [],
  thermos: [],
  arrows: [],
  primary_diagonal: false,
  secondary_diagonal: false,
  anti_knight: false,
  anti_king: false,
  kropki_dots: [],
  kropki_negative: false,
  odd_cells: [],
  even_cells: [],
  top_bottom: false,
  renbans: [],
  palindromes: [],
};

export const given = { puzzle, grid };

export const answer = {
  solution: grid,
  solution_count: 1,
  logical: grid,
  right: [true, null],
  // Two of the same stand in the first row.
  wrong: [false, { state_type: 'AreaValueConflict', area: { Row: 0 }, values: [2] }],
};
