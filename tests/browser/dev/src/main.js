import * as engine from '../engine';
import { show } from './show.js';

await show(engine);
