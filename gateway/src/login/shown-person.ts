import type { IncomingMessage } from 'node:http'
import type { Visit } from '../context.ts'
import { toGlobalId } from '../schema/global-id.ts'

/** The header in which a page names the person whom it shows: an id, or `nobody`. */
const SHOWN_PERSON = 'x-shown-person'

/**
 * Whether a page shows somebody else than who is signed in by now, in another tab: in their name nothing is done or told. Without
 * a sign-in the request is a stranger's, and what needs a person says so.
 */
export function showsAnother({ headers }: IncomingMessage, { viewer }: Pick<Visit, 'viewer'>): boolean {
  const shown = headers[SHOWN_PERSON]
  if (shown === undefined || viewer === undefined) return false
  return shown !== toGlobalId('Person', viewer.personId)
}
