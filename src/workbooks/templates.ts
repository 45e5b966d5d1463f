/** All templates, in the order of the New menu. A template is added here and nowhere else. */
import { scalingPlan } from "./scaling-plan";
import type { Template } from "./template";

export const templates: readonly Template[] = [scalingPlan];
