import * as engine from '../engine/pkg/index.js';
import { show } from './show.js';

await show(engine);
