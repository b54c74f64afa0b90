import { addressSetting, forServices, type ServiceName, serviceNames } from '@xingzhi/proto/services'
import { httpAddress } from './env.ts'

/** For a schema of settings: where each service is. */
export const serviceAddressSettings: Record<string, typeof httpAddress> = Object.fromEntries(
  serviceNames.map((name) => [addressSetting(name), httpAddress]),
)

/** Where each service is, of settings that were read by such a schema. */
export function serviceAddresses(read: Record<string, unknown>): Record<ServiceName, string> {
  return forServices((name) => String(read[addressSetting(name)]))
}
