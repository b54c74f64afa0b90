import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { batchMax, refuseInput } from '@xingzhi/runtime/read-input'
import type { CraftName } from '../db/schema.ts'

/** The name of a craft, such as WOOD. */
export function readCraft(field: string, value: Craft): CraftName {
  if (value === Craft.UNSPECIFIED) refuseInput(field, 'required')
  return (Craft[value] as CraftName | undefined) ?? refuseInput(field, 'unknown')
}

export function readCrafts(field: string, values: readonly Craft[]): CraftName[] {
  if (values.length > batchMax) refuseInput(field, 'too_large', batchMax)
  return [...new Set(values.map((value, index) => readCraft(`${field}[${index}]`, value)))]
}
