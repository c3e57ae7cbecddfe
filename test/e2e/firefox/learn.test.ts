import { testLearn } from '../suites/learn.ts';
import { firefox } from './inspecting.ts';

firefox.describe('the Learn view, by keyboard alone', () => testLearn(firefox));
