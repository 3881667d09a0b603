/** The package, as its README says. */
import { add } from 'packages/boundary/index.js';

export const first = () => add(2, 3);
