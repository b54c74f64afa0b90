import type { Environment, SystemSettings } from '@xingzhi/local/config'
import { addressOf } from '@xingzhi/local/port'
import { freePort } from '@xingzhi/runtime/free-port'
import type { NodeProcess } from './node-process.ts'

/** Where the code of each service begins. */
export const serviceEntries: Record<string, string> = {
  venue: 'services/venue/src/main.ts',
  booking: 'services/booking/src/main.ts',
}

export const gatewayNames = ['gateway-1', 'gateway-2']
const gatewayEntry = 'gateway/src/main.ts'

/** The services' processes, each on a port that it keeps, and the settings by which others find them. */
export async function serviceProcesses(
  env: Environment,
): Promise<{ processes: NodeProcess[]; urls: Record<string, string> }> {
  const processes: NodeProcess[] = []
  const urls: Record<string, string> = {}
  for (const [name, entry] of Object.entries(serviceEntries)) {
    const port = await freePort()
    const healthUrl = `http://127.0.0.1:${port}`
    const own = { HOST: '127.0.0.1', RPC_PORT: String(port), PROCESS_NAME: name }
    processes.push({ name, entry, env: { ...env, ...own }, healthUrl })
    urls[`${name.toUpperCase()}_URL`] = healthUrl
  }
  return { processes, urls }
}

/** The gateways' processes, which share the port of the pages. */
export async function gatewayProcesses(
  env: Environment,
  { host, port }: SystemSettings,
): Promise<NodeProcess[]> {
  return Promise.all(
    gatewayNames.map(async (name) => {
      const innerPort = await freePort()
      const own = {
        HOST: host,
        PORT: String(port),
        REUSE_PORT: 'on',
        INNER_PORT: String(innerPort),
        PROCESS_NAME: name,
      }
      return {
        name,
        entry: gatewayEntry,
        env: { ...env, ...own },
        healthUrl: addressOf(host, innerPort),
      }
    }),
  )
}
