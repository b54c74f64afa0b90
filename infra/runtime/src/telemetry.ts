import {
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'

export { SpanKind }

export interface TelemetryOptions {
  /** The process: `booking`, `gateway-1`, `xingzhi`. */
  name: string
  /** Where an OTLP collector listens, such as `http://127.0.0.1:4318`; unset: nothing is recorded. */
  endpoint?: string | undefined
  /** The share of traces that is recorded, from 0 to 1. Default 1. */
  sampledShare?: number
  /** Instead of an endpoint: where spans go. */
  processor?: SpanProcessor
}

export interface Telemetry {
  /** Sends what is left and stops. */
  stop(): Promise<void>
}

export interface SpanOptions {
  kind?: SpanKind
  /** Never personal data. */
  attributes?: Record<string, string | number>
  /** Where the trace comes from, when it is not the span under way. */
  traceparent?: string | undefined
  /** Other traces that the work serves as well. */
  links?: string[]
}

export type JoinedSpanOptions = Omit<SpanOptions, 'traceparent' | 'links'> & {
  /** Of those whom the work serves; called only while traces are recorded. */
  traceparents(): (string | null | undefined)[]
}

const EXPORT_EVERY_MS = 1_000
const LINKS_MAX = 32
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
// OpenTelemetry is one per process. While nothing is recorded there is no tracer, and a span costs one look at this.
let tracer: Tracer | undefined

/** Starts to record traces, once per process. */
export function startTelemetry(options: TelemetryOptions): Telemetry {
  const processor = options.processor ?? (options.endpoint && exportTo(options.endpoint))
  if (!processor) return { stop: async () => {} }
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': options.name }),
    spanProcessors: [processor],
    // By the trace's id alone: all processes decide alike, and nobody outside can have everything recorded.
    sampler: new TraceIdRatioBasedSampler(options.sampledShare ?? 1),
  })
  trace.setGlobalTracerProvider(provider)
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  tracer = provider.getTracer('xingzhi')
  return {
    async stop() {
      tracer = undefined
      await provider.shutdown()
      trace.disable()
      context.disable()
    },
  }
}

/** Runs `work` in a span, which ends when `work` does and fails as it does. */
export function withSpan<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  return tracer ? recordSpan(tracer, name, options, work) : work()
}

function recordSpan<T>(
  tracer: Tracer,
  name: string,
  options: SpanOptions,
  work: () => Promise<T>,
): Promise<T> {
  const parent = options.traceparent ? remoteContext(options.traceparent) : context.active()
  const { kind = SpanKind.INTERNAL, attributes = {} } = options
  const links = (options.links ?? []).flatMap((link) => {
    const linked = trace.getSpanContext(remoteContext(link))
    return linked ? [{ context: linked }] : []
  })
  const span = tracer.startSpan(name, { kind, attributes, links }, parent)
  return context.with(trace.setSpan(parent, span), async () => {
    try {
      return await work()
    } catch (error) {
      fail(span, error)
      throw error
    } finally {
      span.end()
    }
  })
}

/** Runs `work`, which serves several traces at once, in a span of the first one that is recorded, with links to the others. */
export function withJoinedSpan<T>(
  name: string,
  { traceparents, ...options }: JoinedSpanOptions,
  work: () => Promise<T>,
): Promise<T> {
  if (!tracer) return work()
  const all = new Set(traceparents().filter((one) => typeof one === 'string'))
  const [first, ...links] = [...all].filter(isRecorded)
  const [traceparent = first] = first === undefined ? all : [first]
  return withSpan(name, { ...options, traceparent, links: links.slice(0, LINKS_MAX) }, work)
}

/** Adds to the span under way. Never personal data. */
export function annotateSpan(attributes: Record<string, string | number>): void {
  if (tracer) trace.getActiveSpan()?.setAttributes(attributes)
}

/** Whether a traceparent is of a trace that is recorded. */
export function isRecorded(traceparent: string | undefined): traceparent is string {
  return traceparent?.endsWith('-01') ?? false
}

/** The W3C traceparent of the span under way, to be sent with what leaves the process. */
export function currentTraceparent(): string | undefined {
  const span = tracer ? trace.getActiveSpan()?.spanContext() : undefined
  return span && `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`
}

function exportTo(endpoint: string): SpanProcessor {
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`
  return new BatchSpanProcessor({
    exporter: new OTLPTraceExporter({ url }),
    scheduledDelayMillis: EXPORT_EVERY_MS,
  })
}

function remoteContext(traceparent: string): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent) ?? []
  if (!traceId || !spanId || !flags) return ROOT_CONTEXT
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
  return trace.setSpanContext(ROOT_CONTEXT, remote)
}

/** Only the kind of error: a message may quote what somebody typed. */
function fail(span: Span, error: unknown): void {
  const name = error instanceof Error ? error.name : 'unknown'
  span.setStatus({ code: SpanStatusCode.ERROR, message: name })
}
