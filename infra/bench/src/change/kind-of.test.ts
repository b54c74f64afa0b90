import { expect, it } from 'vitest'
import { kindOf } from './kind-of.ts'

const kindsOf = (paths: string[], isApiPrinted = false) =>
  paths.map((path) => kindOf(path, { paths: new Set(paths), isApiPrinted }))

it('tells what people write from what commands write', () => {
  const paths = [
    'proto/xingzhi/venue/v1/venue.proto',
    'proto/gen/xingzhi/venue/v1/venue_pb.js',
    'web/src/explore/explore.graphql',
    'web/src/api/gen/explore.ts',
    'services/venue/src/domain/session.ts',
    'services/venue/src/domain/session.test.ts',
    'services/booking/tests/search.test.ts',
    'infra/e2e/src/scenarios/manage.ts',
    'services/venue/README.md',
  ]
  expect(kindsOf(paths)).toEqual([
    ...['hand-written', 'generated', 'hand-written', 'generated', 'hand-written', 'tests', 'tests', 'tests'],
    'words',
  ])
})

it('takes a migration for generated when its snapshot came with it', () => {
  const [sql, snapshot] = [
    'services/venue/migrations/0003_note.sql',
    'services/venue/migrations/meta/0003_snapshot.json',
  ]
  expect(kindsOf([sql, snapshot])).toEqual(['generated', 'generated'])
  expect(kindsOf([sql])).toEqual(['hand-written'])
})

it('takes the API for generated once a command prints it', () => {
  expect(kindsOf(['gateway/schema.graphql'])).toEqual(['hand-written'])
  expect(kindsOf(['gateway/schema.graphql'], true)).toEqual(['generated'])
})
