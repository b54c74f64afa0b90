import { createLocalBus } from '../src/bus/local.ts'
import { busContract } from './bus-contract.ts'

busContract(async () => createLocalBus())
