import type { Client } from '@connectrpc/connect'
import { forServices, type ServiceName, type ServiceOf, services } from '@xingzhi/proto/services'
import { createRpcClient, type RpcClientOptions, type RpcTarget } from './rpc-client.ts'

/** Where each service is. */
export type ServiceTargets = Record<ServiceName, RpcTarget>

/** Each service, as others call it. */
export type ServiceClients = { [Name in ServiceName]: Client<ServiceOf<Name>> }

export function createServiceClients(
  targets: ServiceTargets,
  options: RpcClientOptions = {},
): ServiceClients {
  return forServices((name) => createRpcClient(services[name], targets[name], options)) as ServiceClients
}
