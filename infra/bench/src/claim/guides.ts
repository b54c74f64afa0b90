import { GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { createRpcClient } from '@xingzhi/runtime/rpc-client'
import type { EmptySystem } from '../frame/empty-system.ts'
import { operator } from '../frame/walks.ts'

export const asGuide = (personId: string): Actor => ({ personId, roles: ['CITIZEN', 'GUIDE'] })

/** Registers so many guides and admits them; their ids. */
export async function admitGuides(system: EmptySystem, count: number): Promise<string[]> {
  const client = createRpcClient(GuideService, system.services.guide)
  const people = Array.from({ length: count }, (_, index) => demoPersonId(`guide-${index + 1}`))
  for (const personId of people) {
    await client.registerGuide({ guide: {}, idempotencyKey: newId() }, system.as(asGuide(personId)))
    const admitted = { personId, status: GuideStatus.ADMITTED, idempotencyKey: newId() }
    await client.setGuideStatus(admitted, system.as(operator))
  }
  return people
}
