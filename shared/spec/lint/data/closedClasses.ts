const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** The closed classes of English: complete enough that what is in none of them is a noun, a verb or an adjective. */
export const DETERMINERS = words(
  `a an the this that these those each every either neither no any some all both another such my your his her its our
  their whose what which several many much more most few fewer little less enough one`,
);
export const PREPOSITIONS = words(
  `about above across after against along amid among around as at before behind below beneath beside besides between
  beyond by despite down during except for from in inside into like near of off on onto opposite out outside over past
  per plus regarding round since through throughout till to toward towards under underneath until unto up upon versus
  via with within without including excluding concerning following according due instead`,
);
export const COORDINATORS = words('and or but nor yet plus and/or');
/** Words that open a clause hanging on another. */
export const SUBORDINATORS = words(
  `if when whenever while whilst where wherever whereas whether because since although though unless until till once
  after before as than that which who whom whose so provided lest`,
);
export const RELATIVES = words('which who whom whose that where when why how what');
export const MODALS = words(
  `shall should will would can could may might must cannot ought shan't shouldn't won't wouldn't can't couldn't mustn't`,
);
export const BE = words(`be is are was were been being am isn't aren't wasn't weren't`);
export const HAVE = words(`have has had having haven't hasn't hadn't`);
export const DO = words(`do does did done doing don't doesn't didn't`);
export const PERSONAL_PRONOUNS = words(
  'i me my mine we us our ours you your yours he him his she her hers it its they them their theirs itself themselves himself herself',
);
export const ADVERBS = words(
  `not never also always only just even still already yet again ever often sometimes rarely seldom soon then there here
  now too very quite rather almost nearly perhaps maybe however therefore thus hence otherwise else together apart
  away back forward once twice thereby whereby accordingly meanwhile moreover furthermore instead no-longer well far
  first last next later sooner`,
);
export const NUMBER_WORDS = words(
  `zero one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred
  thousand million half quarter dozen`,
);
