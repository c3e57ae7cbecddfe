import { testSignInLesson } from '../suites/sign-in-lesson.ts';
import { chromium } from './inspecting.ts';

chromium.describe('the lesson about sign-ins, by keyboard alone and without any network', () =>
  testSignInLesson(chromium),
);
