// `npm run build`: the screens, for servers that run on their own.
import { buildScreens } from '../src/local/screens.ts';

const built = await buildScreens();
console.log(built ? 'The screens are built.' : 'The screens are up to date.');
