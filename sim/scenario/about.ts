/** A name people read, in the languages of the screens. */
export interface LocalName {
  readonly en: string;
  readonly ru: string;
}

/** What a scenario is told with: shown beside its results, never mixed with them. At most 2,000 characters a text. */
export interface ScenarioStory {
  readonly story: LocalName;
  readonly question: LocalName;
  /** The claim the scenario examines and who made it: an input, not a result. */
  readonly claim: LocalName;
  readonly lesson: LocalName;
  /** What is assumed and not simulated (satisfaction scores, resolution curves). Empty: nothing. */
  readonly assumptions: readonly LocalName[];
}
