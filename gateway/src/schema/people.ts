import type { Person } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { refusalOf } from '@xingzhi/runtime/refusal'
import DataLoader from 'dataloader'
import { asViewer } from '../as-viewer.ts'
import { askOnce, type Context } from '../context.ts'
import { LOAD_MAX } from './loading.ts'

type People = DataLoader<string, Person | null>

const loaders = new WeakMap<Context, People>()

/** Name and contact as booking keeps them: the viewer's own, and for operators anybody's. Null for who never signed in. */
export function personOf(personId: string, context: Context): Promise<Person | null> {
  if (personId === context.viewer?.personId) return viewersPerson(context)
  const known = loaders.get(context)
  const people = known ?? new DataLoader(readPeople(context), { maxBatchSize: LOAD_MAX })
  loaders.set(context, people)
  return people.load(personId)
}

/** Null for somebody whom booking has forgotten: its data was made anew after they signed in. */
export function viewersPerson(context: Context): Promise<Person | null> {
  return askOnce(context, 'viewersPerson', async () => {
    try {
      const { person } = await context.gateway.clients.booking.getPerson({}, asViewer(context))
      return person ?? null
    } catch (error) {
      if (refusalOf(error)?.code === RefusalCode.NOT_FOUND) return null
      throw error
    }
  })
}

const readPeople = (context: Context) => async (ids: readonly string[]) => {
  const request = { ids: [...ids] }
  const { people } = await context.gateway.clients.booking.getPeople(request, asViewer(context))
  const byId = new Map(people.map((person) => [person.id, person]))
  return ids.map((id) => byId.get(id) ?? null)
}
