import { testLearn } from '../suites/learn.ts';
import { chromium } from './inspecting.ts';

chromium.describe('the Learn view, by keyboard alone', () => testLearn(chromium));
