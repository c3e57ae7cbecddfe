import { testSignInLesson } from '../suites/sign-in-lesson.ts';
import { firefox } from './inspecting.ts';

firefox.describe('the lesson about sign-ins, by keyboard alone and without any network', () =>
  testSignInLesson(firefox),
);
