const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Nouns for people, in the singular: “he” and “she” can stand for them and “it” cannot. */
export const PERSON_NOUNS = words(
  `person user driver operator owner member leader admin administrator manager customer client buyer seller author
  editor reviewer reader writer visitor guest patient doctor physician nurse clinician student teacher instructor
  employee worker clerk librarian agent assistant developer engineer tester analyst designer maintainer contributor
  producer consumer supplier vendor subscriber caller callee participant attendee player pilot passenger dispatcher
  controller supervisor inspector auditor officer official citizen applicant candidate recipient sender requester
  stakeholder man woman child parent people staff personnel team technician researcher scientist volunteer
  organizer organiser host shopper merchant lender borrower patron tenant resident receptionist pharmacist lecturer
  professor coordinator moderator approver signer initiator party anybody anyone everybody everyone somebody someone
  individual human personnel crew shunter actor`,
);
