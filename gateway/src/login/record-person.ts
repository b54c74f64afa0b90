import { asActor } from '@xingzhi/runtime/rpc-client'
import type { Gateway, SignedIn } from '../context.ts'

const NAME_LENGTH_MAX = 80

/** Hands name and contact to booking, which keeps them beside the reservations. Fails when booking is away: nobody is half signed in. */
export async function recordPerson(
  { clients, actorTokens }: Pick<Gateway, 'clients' | 'actorTokens'>,
  signedIn: SignedIn,
  person: { displayName: string; contact: string },
): Promise<void> {
  const displayName = [...person.displayName.trim()].slice(0, NAME_LENGTH_MAX).join('')
  await clients.booking.recordPerson(
    { displayName, contact: person.contact },
    asActor(actorTokens.sign(signedIn)),
  )
}
