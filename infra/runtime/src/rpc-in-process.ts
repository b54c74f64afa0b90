import type { DescMethod, DescService } from '@bufbuild/protobuf'
import {
  Code,
  ConnectError,
  type ConnectRouter,
  createContextValues,
  createHandlerContext,
  createMethodImplSpec,
  createServiceImplSpec,
  type Interceptor,
  type MethodImplSpec,
  type Transport,
} from '@connectrpc/connect'
import { invokeUnaryImplementation, runUnaryCall } from '@connectrpc/connect/protocol'
import { must } from './assert.ts'
import type { Service } from './service.ts'

type Unary = MethodImplSpec & { kind: 'unary' }
type Handlers = Pick<Service, 'routes' | 'interceptors'>
type Call = Parameters<typeof runUnaryCall>[0]
type Request = Parameters<Call['next']>[0]

/**
 * Calls a service of this process: the same interceptors, deadlines and errors as over HTTP, but messages are handed over as they are.
 * Connect's own router transport writes them to bytes and reads them again. Neither side may change a message afterwards.
 */
export function createInProcessTransport(
  target: Handlers,
  interceptors: Interceptor[],
  defaultTimeoutMs: number,
): Transport {
  const implementations = collectImplementations(target)
  const next = (request: Request) =>
    answer(must(implementations.get(request.method), `nobody serves ${request.method.name}`), request, target)
  return {
    unary(
      method,
      signal,
      timeoutMs = defaultTimeoutMs,
      header,
      input,
      contextValues = createContextValues(),
    ) {
      const req = {
        stream: false as const,
        service: method.parent,
        method,
        requestMethod: 'POST',
        url: `in-process:/${method.parent.typeName}/${method.name}`,
        header: new Headers(header),
        contextValues,
        message: input,
      }
      const limits = { ...(signal && { signal }), ...(timeoutMs > 0 && { timeoutMs }) }
      return runUnaryCall({ interceptors, ...limits, req, next: next as never }) as never
    },
    async stream() {
      throw new ConnectError('RPCs do not stream here: live facts travel as events', Code.Unimplemented)
    },
  }
}

function collectImplementations({ routes }: Handlers): Map<DescMethod, Unary> {
  const implementations = new Map<DescMethod, Unary>()
  const keep = (spec: MethodImplSpec) => {
    if (spec.kind === 'unary') implementations.set(spec.method, spec)
  }
  const router: ConnectRouter = {
    handlers: [],
    service(service: DescService, implementation) {
      Object.values(createServiceImplSpec(service, implementation).methods).forEach(keep)
      return router
    },
    rpc(method, implementation) {
      keep(createMethodImplSpec(method, implementation))
      return router
    },
  }
  routes(router)
  return implementations
}

async function answer(implementation: Unary, request: Request, { interceptors }: Handlers) {
  const context = createHandlerContext({
    service: request.service,
    method: request.method,
    protocolName: 'connect',
    requestMethod: request.requestMethod,
    url: request.url,
    requestSignal: request.signal,
    requestHeader: request.header,
  })
  try {
    const message = await beforeAbort(
      request.signal,
      invokeUnaryImplementation(implementation, context, request.message as never, interceptors),
    )
    return {
      stream: false as const,
      service: request.service,
      method: request.method,
      header: context.responseHeader,
      trailer: context.responseTrailer,
      message,
    }
  } catch (error) {
    throw ConnectError.from(error)
  } finally {
    context.abort()
  }
}

/** A deadline ends the call for its caller, whether the handler looks at the signal or not. */
function beforeAbort<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
