"""A language model beside the rules: passages are sent to a configured address, and a gate admits what stands there."""
