import type { MessageInitShape } from '@bufbuild/protobuf'
import type { Bounds, BoundsSchema, Point, PointSchema } from '@xingzhi/proto/common/v1/geo_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import type { InputField } from './input-fields.ts'

type PointShape = Pick<Point, 'latitude' | 'longitude'>

export const PointType = builder.objectRef<PointShape>('Point').implement({
  fields: (t) => ({
    latitude: t.exposeFloat('latitude', { extensions: { shared: true } }),
    longitude: t.exposeFloat('longitude', { extensions: { shared: true } }),
  }),
})

export const PointInput = builder.inputType('PointInput', {
  fields: (t) => ({
    latitude: t.float({ required: true }),
    longitude: t.float({ required: true }),
  }),
})

export const BoundsInput = builder.inputType('BoundsInput', {
  fields: (t) => ({
    south: t.float({ required: true }),
    west: t.float({ required: true }),
    north: t.float({ required: true }),
    east: t.float({ required: true }),
  }),
})

/** For a request: a place on the earth, absent when not given. */
export function pointOf(point: PointShape | null | undefined, field: string) {
  if (point === null || point === undefined) return {}
  if (!isPlace(point.latitude, point.longitude)) refuse('INVALID_INPUT', { field, problem: 'malformed' })
  return { point: point satisfies MessageInitShape<typeof PointSchema> }
}

/** In an input: a place on the earth. */
export const place: InputField<PointShape, false> = {
  type: PointInput,
  isRequired: false,
  read: (given: PointShape, name) => must(pointOf(given, name).point),
}

/** For a request: a rectangle on the earth, absent when not given. */
export function boundsOf(
  bounds: Pick<Bounds, 'south' | 'west' | 'north' | 'east'> | null | undefined,
  field: string,
) {
  if (bounds === null || bounds === undefined) return {}
  const { south, west, north, east } = bounds
  const isRectangle = isPlace(south, west) && isPlace(north, east) && south <= north && west <= east
  if (!isRectangle) refuse('INVALID_INPUT', { field, problem: 'malformed' })
  return { within: bounds satisfies MessageInitShape<typeof BoundsSchema> }
}

function isPlace(latitude: number, longitude: number): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
}
