import type { ExampleRequest, TrainingObjective } from '@drapeflow/core';
import type { SettingsSources } from '../../configuration/load-settings.js';
import type { TrainingPlan } from '../training-plan.js';

/** What a thread that makes examples is started with: enough to open the same task. */
export interface SampleWorkerStart {
  readonly plan: TrainingPlan;
  readonly sources: SettingsSources;
}

/** Which example is wanted, and of which stage. The answer is the example. */
export interface SampleRequest {
  readonly objective: TrainingObjective;
  readonly example: ExampleRequest;
}
