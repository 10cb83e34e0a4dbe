# The service, with the versions of requirements.lock and the sample case in /case.
FROM python:3.11-slim-bookworm AS build
WORKDIR /source
RUN python -m venv /opt/vendorgraph
ENV PATH=/opt/vendorgraph/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock ./
RUN pip install --require-hashes --no-deps -r requirements.lock
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY app app
COPY graph graph
COPY loaders loaders
COPY examples examples
RUN pip install --no-deps --no-build-isolation .

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --create-home vendorgraph
COPY --from=build /opt/vendorgraph /opt/vendorgraph
COPY --chown=vendorgraph examples/ice-tech /case
RUN chown vendorgraph /case
ENV PATH=/opt/vendorgraph/bin:$PATH PYTHONUNBUFFERED=1
USER vendorgraph
EXPOSE 8000
ENTRYPOINT ["sh", "-ec"]
CMD ["exec vendorgraph serve /case --host 0.0.0.0 --port 8000"]
