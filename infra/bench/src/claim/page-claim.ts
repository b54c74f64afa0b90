import { createSessionCookies } from '@xingzhi/gateway/session-cookie'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { newId } from '@xingzhi/runtime/ids'
import { createBrowserRequests } from '../frame/browser-requests.ts'
import type { EmptySystem } from '../frame/empty-system.ts'
import { type Client, openClient, textOf } from '../frame/http-load.ts'
import { webBody } from '../frame/web-documents.ts'
import type { ClaimArm } from './arm.ts'
import { asGuide } from './guides.ts'
import type { Answer } from './rush.ts'

const AWAY = '"code":"UNAVAILABLE"'

interface Browser {
  client: Client
  cookie: string
}

/** The same as guides' pages ask it: by HTTP through a gateway of this process, each over a connection of their own; the answer is the shift as their list shows it. */
export async function pageClaimArm(
  system: EmptySystem,
  product: ClaimArm,
  guides: readonly string[],
  started: AsyncDisposableStack,
): Promise<ClaimArm> {
  const { url, sessionKey } = await system.openGateway()
  const { hostname, port } = new URL(url)
  const requests = createBrowserRequests(url)
  const browsers = new Map<string, Browser>()
  started.defer(() => browsers.forEach(({ client }) => void client.socket.destroy()))
  const settings = {
    isSecure: false,
    port: () => Number(port),
    clock: systemClock,
    withdrawn: new Set<string>(),
  }
  const cookies = createSessionCookies({ sessionKey, ...settings })

  async function openBrowsers(): Promise<void> {
    for (const personId of guides) {
      browsers.get(personId)?.client.socket.destroy()
      const cookie = must((await cookies.signIn(asGuide(personId))).split(';')[0])
      browsers.set(personId, { client: await openClient(hostname, Number(port)), cookie })
    }
  }

  return {
    name: 'claimShift by its page',
    async openShifts(wanted) {
      const ids = await product.openShifts(wanted)
      // Connections that nobody used for a while are closed by the gateway.
      await openBrowsers()
      return ids
    },
    async claim(personId, shiftId) {
      const { client, cookie } = must(browsers.get(personId))
      const input = { shiftId: `Shift_${shiftId}`, idempotencyKey: newId() }
      for (;;) {
        const request = requests.graphql(webBody('ClaimShift', { input }), cookie)
        const text = textOf(must(await client.ask(request, true)))
        // A gateway waits for a claim no longer than for any other call; who is told so presses again.
        if (!text.includes(AWAY)) return verdictOf(text)
      }
    },
    claims: product.claims,
  }
}

function verdictOf(text: string): Answer {
  const claimed = JSON.parse(text).data?.claimShift as { __typename: string; code?: Answer } | undefined
  if (claimed?.__typename === 'ClaimShiftSuccess') return 'OK'
  return must(claimed?.code, `answered ${text}`)
}
