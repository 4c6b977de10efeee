/** A piece of source text under `src/`, to be found once, and what is put in its place. */
export interface Replacement {
  file: string;
  find: string;
  put: string;
}

export interface PlantedFault {
  name: string;
  source?: Replacement[];
  /** Said in each schedule's database before it begins. */
  sabotage?: string;
}
