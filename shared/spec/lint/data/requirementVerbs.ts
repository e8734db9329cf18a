const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Base forms of verbs that requirements use and that are seldom nouns: they split “A and B” into two actions. */
export const REQUIREMENT_VERBS = words(
  `accept acknowledge add adapt adjust alert allow append apply approve archive assign attach authenticate
  authorise authorize avoid become begin broadcast calculate cancel capture cause check choose clear close
  collect communicate compare compile complete compute configure confirm connect consist contain continue
  convert copy create decide decline decrypt delete deliver deny deregister describe detect determine
  disable discard disconnect display distribute download enable encrypt enforce ensure enter establish
  evaluate exceed exclude execute expire explain export extract fail fetch filter find generate get give
  grant handle hide identify ignore implement import include increase inform inhibit initialise initialize
  initiate insert install invalidate invite involve keep launch let list load lock log maintain make manage
  mark match merge migrate modify monitor move notify obtain occur offer omit open operate overwrite
  parse pass perform permit persist prevent print process produce prohibit prompt protect provide publish
  queue raise read receive recognise recognize record recover redirect reduce refresh refuse register
  reject release reload remain remember remind remove rename render repeat replace report require reset
  resolve respond restart restore restrict resume retain retrieve retry return reuse revoke rotate route
  run save scan search select send serve set show sign skip sort start stop store submit supply support
  suspend switch synchronise synchronize take terminate track transfer transmit trigger turn unlock update
  upload use validate verify view wait warn write appear come conform consult contribute define depend
  exist follow forward indicate interact interfere know lead link need occupy participate play proceed
  refer relate represent reside see speak specify talk think want wish own belong hold carry cover cost lie
  sit happen seem accompany affect arise arrive depart differ expect fit fall grow leave live lose matter
  meet miss prefer reach rely rest rise stay suffice`,
);

/** Irregular participles: regular ones end in -ed. */
export const IRREGULAR_PARTICIPLES = words(
  `given taken shown sent kept held made done found told left lost met paid put read run said seen set sold
  stood built bought brought caught chosen cut dealt drawn driven fed felt forgotten hidden hit known laid
  led let lit meant overwritten overridden reset rewritten split spent stuck taught thrown understood
  undone withdrawn written begun broken borne become bound`,
);
