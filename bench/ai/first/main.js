/** The page of the rows `load`, which is bundled as an app is, with the package in it. */
import { offer } from '../../page/work.js';

offer({ load: () => import('./load.js') });
