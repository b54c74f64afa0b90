import type { ConnectRouter } from '@connectrpc/connect'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import type { Clock } from '@xingzhi/runtime/clock'
import { createGuideState } from './fake-guide-state.ts'
import { guideMethods, trainingMethods } from './fake-guides-and-trainings.ts'
import { shiftMethods } from './fake-shifts.ts'

export type FakeGuide = ReturnType<typeof createFakeGuide>

/** The guide service in memory: what a gateway needs to be tried, with its rights and a few of its refusals. */
export function createFakeGuide(clock: Clock) {
  const state = createGuideState(clock)
  return {
    ...state,
    routes(router: ConnectRouter) {
      router.service(GuideService, {
        ...guideMethods(state),
        ...trainingMethods(state),
        ...shiftMethods(state),
      })
    },
  }
}
