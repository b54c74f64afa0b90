import { readBookingConfig } from '@xingzhi/booking/config'
import type { PlaceRequest } from '@xingzhi/booking/reserve/reserve-batch'
import { openReserving, type Reserving } from '@xingzhi/booking/reserve/reserving'
import { readSystemSettings } from '@xingzhi/local/config'
import { startEmbedded } from '@xingzhi/local/embedded'
import { serviceEnvironment } from '@xingzhi/local/own-postgres'
import { readRunFile } from '@xingzhi/local/run-file'
import { runSystem } from '@xingzhi/local/run-system'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { answerAsks } from '../frame/asks.ts'
import type { HotSession } from '../frame/hot-session.ts'
import { publishHotSession } from '../frame/hot-session.ts'
import { profileWhenAsked } from '../frame/profile.ts'
import type { Ask } from './crowd-ask.ts'
import { createRpcWisher } from './rpc-wisher.ts'
import { createWisherWork, type Wisher } from './wisher-work.ts'
import { createPeople } from './wishes.ts'

// A process of its own: the whole system embedded, as `npm start` runs it, and the arms that reserve from within.

await runSystem(async () => {
  const settings = readSystemSettings(process.env)
  const system = await startEmbedded(settings)
  const { databases } = must(readRunFile(settings.dataDir))
  const env = serviceEnvironment(settings, databases)
  const reserving = openReserving(readBookingConfig(env), { clock: systemClock, log: system.log })
  const peopleId = createPeople()
  const wishers = {
    combiner: createCombinerWisher(reserving, peopleId),
    rpc: createRpcWisher(system.services.booking, env.ACTOR_KEY, peopleId),
  }
  profileWhenAsked()
  const work = createWisherWork(wishers)
  const tokens = createActorTokens(env.ACTOR_KEY, systemClock)
  answerAsks<Ask | HotSession, unknown>((asked) =>
    'places' in asked ? publishHotSession(system.services.venue, tokens, asked) : work(asked),
  )
  process.send?.({ url: system.url, databases })
  return {
    log: system.log,
    async stop() {
      await reserving.close()
      await system.stop()
    },
  }
})

function createCombinerWisher({ combiner }: Reserving, personId: (person: number) => string): Wisher {
  return async ({ person, slotId, key }) => {
    const request: PlaceRequest = {
      personId: personId(person),
      slotId,
      partySize: 1,
      key,
      requestHash: key,
      refusal: undefined,
      traceparent: undefined,
    }
    const verdict = await must(combiner.take(request), 'the queue is full')
    if (verdict.case === 'refusal') throw new Error(`refused: ${verdict.value.code}`)
  }
}
