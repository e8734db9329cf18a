/** What a recording leaves open until it is played. */
export type RecordingPlace = {
  readonly project: string;
  /** `run-1`, or the next number where the ledger knows earlier runs of the same folder. */
  readonly run: string;
  readonly number: string;
  /** Who works on what comes after the recording. */
  readonly agent: string;
  readonly repository: string;
  readonly workspaces: string;
  /** Ids by the names that the recording gives its commits. */
  readonly commits: ReadonlyMap<string, string>;
  /** When the recording begins, in milliseconds since 1970. */
  readonly startsAt: number;
};

/** `{{repository}}`, `{{commit c3}}`, `{{commit c3 12}}` for its first twelve characters, `{{at 4000}}` for a time. */
const OPEN = /\{\{(?<what>[a-z]+)(?: (?<name>[\w.-]+))?(?: (?<length>\d+))?\}\}/g;
/** The run's number is no text where it stands alone. */
const NUMBER = '"{{number}}"';

/** Fills in a text of the recording; `escape` fits what is filled in to a text that is JSON. */
export function fillIn(
  text: string,
  place: RecordingPlace,
  escape: (value: string) => string = (value) => value,
): string {
  return text.replaceAll(NUMBER, place.number).replace(OPEN, (whole, ...found) => {
    const { what = '', name = '', length } = found.at(-1) as Record<string, string | undefined>;
    const value = valueOf(what, name, place);
    if (value === undefined) throw new Error(`The recording leaves ${whole} open, which nothing fills in.`);
    return escape(length === undefined ? value : value.slice(0, Number(length)));
  });
}

/** The same for a value, by way of its JSON. */
export function fillInValue(value: unknown, place: RecordingPlace): unknown {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  return JSON.parse(fillIn(JSON.stringify(value), place, inJson));
}

function valueOf(what: string, name: string, place: RecordingPlace): string | undefined {
  switch (what) {
    case 'project':
    case 'run':
    case 'agent':
    case 'repository':
    case 'workspaces':
      return place[what];
    case 'commit':
      return place.commits.get(name);
    case 'at':
      return new Date(place.startsAt + Number(name)).toISOString();
    default:
      return undefined;
  }
}
