// Called straight away: the first call starts what it needs.
import { parseNumber } from './node_modules/attributed/index.js';

const number = await parseNumber('42');
document.querySelector('#lazy').textContent = String(number);
