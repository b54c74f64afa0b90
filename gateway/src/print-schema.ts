import { writeFileSync } from 'node:fs'
import { printedSchema } from './schema/printed-schema.ts'

// npm run schema: gateway/schema.graphql anew, from what src/schema builds.

writeFileSync(new URL('../schema.graphql', import.meta.url), printedSchema())
