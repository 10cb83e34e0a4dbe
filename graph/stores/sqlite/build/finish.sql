pragma analysis_limit = 400;
analyze;
