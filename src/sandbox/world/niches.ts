import { beautyNiches } from './niches-beauty.ts';
import { foodNiches } from './niches-food.ts';
import { homeNiches } from './niches-home.ts';
import { leisureNiches } from './niches-leisure.ts';
import { outdoorNiches } from './niches-outdoor.ts';

export const niches = [...beautyNiches, ...foodNiches, ...outdoorNiches, ...homeNiches, ...leisureNiches];
