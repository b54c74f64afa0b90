import { z } from 'zod'
import { must } from './assert.ts'

const LENGTH_MIN = 32

/** A setting that holds keys with commas between: the first one signs or encrypts, all of them are accepted. */
export const keySetting = z
  .string('must be set')
  .refine((text) => keysIn(text).every((key) => key.length >= LENGTH_MIN), {
    error: `must have at least ${LENGTH_MIN} characters; several keys have commas between`,
  })

export function keysIn(text: string): string[] {
  return text.split(',').map((key) => key.trim())
}

/** The one that signs and encrypts. */
export function firstKey(text: string): string {
  return must(keysIn(text)[0])
}
