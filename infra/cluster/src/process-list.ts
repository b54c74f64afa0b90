import type { Environment, SystemSettings } from '@xingzhi/local/config'
import { addressOf } from '@xingzhi/local/port'
import { addressSetting, type ServiceName, serviceNames } from '@xingzhi/proto/services'
import { freePort } from '@xingzhi/runtime/free-port'
import type { NodeProcess } from './node-process.ts'

export const gatewayNames = ['gateway-1', 'gateway-2']
const gatewayEntry = 'gateway/src/main.ts'

/** The services' processes, each on a port that it keeps, and the addresses by which others find them. */
export async function serviceProcesses(
  env: Environment,
): Promise<{ processes: NodeProcess[]; urls: Record<ServiceName, string> }> {
  const found = serviceNames.map(async (name) => [name, `http://127.0.0.1:${await freePort()}`] as const)
  const urls = Object.fromEntries(await Promise.all(found)) as Record<ServiceName, string>
  const processes = serviceNames.map((name) => {
    const healthUrl = urls[name]
    const own = { HOST: '127.0.0.1', RPC_PORT: new URL(healthUrl).port, PROCESS_NAME: name }
    return {
      name,
      entry: `services/${name}/src/main.ts`,
      env: { ...env, ...addressEnvironment(urls), ...own },
      healthUrl,
    }
  })
  return { processes, urls }
}

/** The settings by which processes find the services. */
export function addressEnvironment(urls: Record<ServiceName, string>): Environment {
  return Object.fromEntries(serviceNames.map((name) => [addressSetting(name), urls[name]]))
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
